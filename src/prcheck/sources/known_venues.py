"""The venues that are told apart, each with its other names; a list's settings may add more."""

CONFERENCES = """
3DV: international conference on 3d vision
AAAI: association for the advancement of artificial intelligence, aaai conference on artificial intelligence
AAMAS: autonomous agents and multiagent systems, autonomous agents and multi agent systems
ACCV: asian conference on computer vision
ACL: annual meeting of the association for computational linguistics
ACML: asian conference on machine learning
AISTATS: artificial intelligence and statistics
ASE: automated software engineering
ASPLOS: architectural support for programming languages and operating systems
ASRU: automatic speech recognition and understanding
BMVC: british machine vision conference
CAV: computer aided verification
CCS: computer and communications security
CHI: human factors in computing systems
CIKM: information and knowledge management
COLING: conference on computational linguistics
COLM: conference on language modeling, conference on language modelling
COLT: conference on learning theory
CoNLL: computational natural language learning
CoRL: conference on robot learning
CSCW: computer supported cooperative work
CVPR: computer vision and pattern recognition
DAC: design automation conference
DATE: design automation and test in europe
EACL: european chapter of the association for computational linguistics
ECAI: european conference on artificial intelligence
ECCV: european conference on computer vision
ECIR: advances in information retrieval, european conference on information retrieval
ECML: european conference on machine learning, machine learning and knowledge discovery in databases, pkdd
EGSR: eurographics symposium on rendering
EMBC: engineering in medicine and biology society, engineering in medicine and biology conference
EMNLP: empirical methods in natural language processing
EuroSys: european conference on computer systems
EuroVis: eurographics conference on visualization
Eurographics: annual conference of the european association for computer graphics
FAccT: fairness accountability and transparency
FG: automatic face and gesture recognition
FSE: foundations of software engineering
GCPR: german conference on pattern recognition
GECCO: genetic and evolutionary computation conference
HPCA: high performance computer architecture
HRI: human robot interaction
ICANN: artificial neural networks
ICASSP: acoustics speech and signal processing
ICCP: computational photography
ICCV: international conference on computer vision
ICDAR: document analysis and recognition
ICDE: international conference on data engineering
ICDM: international conference on data mining
ICIP: international conference on image processing
ICLR: learning representations
ICME: multimedia and expo
ICML: international conference on machine learning
ICMR: acm international conference on multimedia retrieval, international conference on multimedia retrieval
ICPR: international conference on pattern recognition
ICRA: robotics and automation
ICSE: international conference on software engineering
ICST: software testing verification and validation
IJCAI: joint conference on artificial intelligence, joint conferences on artificial intelligence
IJCB: joint conference on biometrics
IJCNLP: joint conference on natural language processing
IJCNN: joint conference on neural networks
INFOCOM: conference on computer communications
Interspeech: international speech communication association
IPMI: information processing in medical imaging
IROS: intelligent robots and systems
ISBI: symposium on biomedical imaging
ISCA: symposium on computer architecture
ISMAR: mixed and augmented reality
ISMIR: music information retrieval
ISSTA: software testing and analysis
IUI: intelligent user interfaces
IV: intelligent vehicles symposium
ITSC: intelligent transportation systems conference
KDD: knowledge discovery and data mining, sigkdd
L4DC: learning for dynamics and control
LREC: language resources and evaluation
MICCAI: medical image computing and computer assisted intervention
MICRO: symposium on microarchitecture
MIDL: medical imaging with deep learning
MLSys: machine learning and systems
MM: acm multimedia, acm mm, acmmm, acm international conference on multimedia
MMM: multimedia modeling, multimedia modelling
MobiCom: mobile computing and networking
NAACL: north american chapter of the association for computational linguistics, naacl hlt
NDSS: network and distributed system security
NeurIPS: neural information processing systems, nips
OSDI: operating systems design and implementation
PAKDD: pacific asia conference on knowledge discovery and data mining, advances in knowledge discovery and data mining
Pacific Graphics:
POPL: principles of programming languages
PLDI: programming language design and implementation
RecSys: recommender systems
RSS: robotics science and systems
SaTML: secure and trustworthy machine learning
SenSys: embedded networked sensor systems
SGP: symposium on geometry processing
SIGCOMM: special interest group on data communication
SIGGRAPH: conference on computer graphics and interactive techniques
SIGGRAPH Asia: computer graphics and interactive techniques in asia
SIGIR: research and development in information retrieval
SIGMOD: conference on management of data
SLT: spoken language technology
SOSP: symposium on operating systems principles
STOC: symposium on theory of computing
TREC: text retrieval conference
UAI: uncertainty in artificial intelligence
UIST: user interface software and technology
USENIX Security: usenix security symposium
VIS: visualization and visual analytics
VLDB: very large data bases
VR: virtual reality and 3d user interfaces, ieee vr
WACV: applications of computer vision
WSDM: web search and data mining
WWW: the web conference, acm web conference, world wide web, thewebconf
"""

JOURNALS = """
AIJ: artificial intelligence journal
BMC Bioinformatics:
CACM: communications of the acm
CGF: computer graphics forum
CSUR: acm computing surveys, computing surveys
CVIU: computer vision and image understanding
CVM: computational visual media
ESWA: expert systems with applications
IEEE Access:
IJCV: international journal of computer vision
IJRR: international journal of robotics research
IMWUT: interactive mobile wearable and ubiquitous technologies
JAIR: journal of artificial intelligence research
JBHI: journal of biomedical and health informatics
JMLR: journal of machine learning research
MedIA: medical image analysis
Nature:
Nature Communications:
Nature Machine Intelligence:
Nature Medicine:
Nature Methods:
Neurocomputing:
PACMHCI: acm on human computer interaction
PACMMOD: acm on management of data
PACMPL: acm on programming languages
PNAS: proceedings of the national academy of sciences
Pattern Recognition:
PRL: pattern recognition letters
PVLDB: proceedings of the vldb endowment
RA-L: robotics and automation letters, ral
SPL: signal processing letters
Science Advances:
Science Robotics:
Scientific Reports:
TACL: transactions of the association for computational linguistics
TASE: transactions on automation science and engineering
TASLP: transactions on audio speech and language processing
TBIOM: transactions on biometrics behavior and identity science
TCI: transactions on computational imaging
TCSVT: transactions on circuits and systems for video technology
TCYB: transactions on cybernetics
TGRS: transactions on geoscience and remote sensing
TIFS: transactions on information forensics and security
TIP: transactions on image processing
TIST: transactions on intelligent systems and technology
TITS: transactions on intelligent transportation systems
TIV: transactions on intelligent vehicles
TKDE: transactions on knowledge and data engineering
TKDD: transactions on knowledge discovery from data
TMI: transactions on medical imaging
TMLR: transactions on machine learning research
TMM: transactions on multimedia
TNNLS: transactions on neural networks and learning systems
TOCHI: transactions on computer human interaction
TOG: acm transactions on graphics, transactions on graphics, acm trans graph, trans graph
TOIS: transactions on information systems
TOMM: transactions on multimedia computing communications and applications
TPAMI: transactions on pattern analysis and machine intelligence, pami, t pami
TRO: transactions on robotics, t ro
TSE: transactions on software engineering
TVCG: transactions on visualization and computer graphics
VLDB Journal:
"""

ARCHIVES = "arxiv, corr, biorxiv, medrxiv, chemrxiv, psyarxiv, techrxiv, preprint, preprints, ssrn"

LIKE_WORDS = frozenset("CAV CHI DAC DATE FG FSE ASE IV MICRO MM SGP SLT SPL VIS VR ISCA IUI RSS MIDL CVM".split())
"""Names that are words or units too: only as they are written here."""

ALONE = frozenset({"Nature", "Neurocomputing", "Pattern Recognition"})
"""Names that are parts of many others: only where nothing else but a number stands around them."""

TOGETHER = """
SIGGRAPH, SIGGRAPH Asia, TOG
Eurographics, EGSR, SGP, EuroVis, Pacific Graphics, CGF
VIS, VR, ISMAR, TVCG
ICRA, IROS, RA-L
VLDB, PVLDB, VLDB Journal
SIGMOD, PACMMOD
CSCW, PACMHCI
POPL, PLDI, PACMPL
ACL, EMNLP, NAACL, EACL, TACL
ACL, IJCNLP
EMNLP, IJCNLP
LREC, COLING
ICSE, FSE, ASE, TSE
CVM, TVCG
"""
"""Venues that publish in each other's pages: a paper of one may bear the other's name."""
