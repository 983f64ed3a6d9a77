"""Rules on what is known of the paper itself: title, authors, venue, year."""

from prcheck.rules.base import Rule
from prcheck.rules.papers.misspelt_author import misspelt_author
from prcheck.rules.papers.published_since import published_since
from prcheck.rules.papers.renamed_paper import renamed_paper
from prcheck.rules.papers.withdrawn_paper import withdrawn_paper
from prcheck.rules.papers.wrong_authors import wrong_authors
from prcheck.rules.papers.wrong_paper_link import wrong_paper_link
from prcheck.rules.papers.wrong_venue import wrong_venue
from prcheck.rules.papers.year_before_id import year_before_id

RULES: tuple[Rule, ...] = (
    wrong_paper_link,
    wrong_authors,
    wrong_venue,
    renamed_paper,
    published_since,
    misspelt_author,
    year_before_id,
    withdrawn_paper,
)
