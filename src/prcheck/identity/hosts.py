"""Which host keeps papers, code and films: the table of all readers."""

from collections.abc import Callable

from prcheck.identity import doi, papers, places
from prcheck.identity.address import Address

Reader = Callable[[Address], str | None]

_NAMES: dict[Reader, str] = {
    papers.arxiv_page: "arxiv.org export.arxiv.org browse.arxiv.org de.arxiv.org cn.arxiv.org xxx.lanl.gov"
    " lanl.arxiv.org ar5iv.org ar5iv.labs.arxiv.org arxiv-vanity.com alphaxiv.org papers.cool scirate.com"
    " emergentmind.com",
    papers.adsabs: "ui.adsabs.harvard.edu adsabs.harvard.edu",
    papers.openreview: "openreview.net",
    papers.cvf: "openaccess.thecvf.com cv-foundation.org",
    papers.ecva: "ecva.net",
    papers.acl: "aclanthology.org aclweb.org aclanthology.info aclanthology.coli.uni-saarland.de",
    papers.pmlr: "proceedings.mlr.press jmlr.csail.mit.edu",
    papers.jmlr: "jmlr.org",
    papers.neurips: "papers.nips.cc papers.neurips.cc proceedings.neurips.cc"
    " datasets-benchmarks-proceedings.neurips.cc",
    papers.ieee: "ieeexplore.ieee.org",
    papers.s2: "semanticscholar.org api.semanticscholar.org pdfs.semanticscholar.org",
    papers.mdpi: "mdpi.com",
    papers.acm: "dl.acm.org portal.acm.org",
    papers.plos: "journals.plos.org",
    papers.nature: "nature.com",
    places.github: "github.com",
    places.github_raw: "raw.githubusercontent.com",
    places.project("gitlab"): "gitlab.com",
    places.project("bitbucket"): "bitbucket.org",
    places.project("gitee"): "gitee.com",
    places.hf: "huggingface.co hf.co",
    places.youtube: "youtube.com youtube-nocookie.com music.youtube.com",
    places.youtu_be: "youtu.be",
    places.drive: "drive.google.com drive.usercontent.google.com",
    places.docs: "docs.google.com",
    doi.resolver: "doi.org dx.doi.org oadoi.org doi.ieeecomputersociety.org",
    doi.article: "biorxiv.org medrxiv.org link.springer.com springerlink.com frontiersin.org journals.aps.org"
    " iopscience.iop.org api.crossref.org",
}
READERS: dict[str, Reader] = {host: reader for reader, hosts in _NAMES.items() for host in hosts.split()}
