"""The action's whole way: from the runner's environment to a posted review and an exit code."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from prcheck import engine, patch
from prcheck.edge import posting, pulls, runner, telling
from prcheck.edge.answers import MAY_NOT
from prcheck.edge.github import Hub
from prcheck.edge.posting import Summarise
from prcheck.edge.runner import Job
from prcheck.errors import GitHubError
from prcheck.layouts import Memory
from prcheck.markdown import normalise
from prcheck.material import Material, gather
from prcheck.mending import without_damage
from prcheck.model import Finding, Report
from prcheck.outputs import github
from prcheck.patch import Sides
from prcheck.prose import page
from prcheck.prose.escaping import command
from prcheck.prose.headline import headline
from prcheck.prose.rows import damage
from prcheck.prose.scene import PROJECT, Scene
from prcheck.review import Review, plan, summary
from prcheck.review.marker import configuration
from prcheck.run import Gather
from prcheck.settings import Settings

FINE, FOUND, BROKEN = 0, 1, 3
READ_ONLY = (
    "this token may not write, so there is no review: everything is in the annotations and in the job's summary; "
    'for reviews on forks run prcheck on "pull_request_target" with "pull-requests: write", as its README shows'
)

Say = Callable[[str], object]
Judge = Callable[[Sequence[Sides], Gather | None], Report]
Connect = Callable[[Job], Hub]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one run: what was posted or why nothing was, and the exit code."""

    code: int
    note: str = ""
    report: Report | None = None
    review: Review | None = None


def main(
    environment: Mapping[str, str],
    out: Say,
    err: Say,
    *,
    dry_run: bool = False,
    ask: Gather | None = None,
    connect: Connect = runner.connect,
) -> int:
    """The exit code of `prcheck action`; raises `PrcheckError` where the work cannot be done."""
    job = runner.job(environment)
    if job.number is None:  # before a hub is made: PyGithub takes its time to load
        outcome = Outcome(FINE, _unnumbered(job))
    else:
        outcome = check_pull_request(job, job.number, connect(job), ask=ask, dry_run=dry_run)
    report = outcome.report
    if report:
        out(github.render(report))
        telling.outputs(job, report)
    if report and outcome.review and dry_run:
        out(telling.quoted(telling.shown(outcome.review), runs="GITHUB_ACTIONS" in environment))
    if outcome.note:
        out(command("notice", outcome.note, {"title": "prcheck"}) + "\n")
    err(f"prcheck: {headline(report) if report else outcome.note}\n")
    return outcome.code


def _unnumbered(job: Job) -> str:
    way = '; give its number by the input "pull-request"' if job.event == "workflow_dispatch" else ""
    return f'the event "{job.event}" has no pull request; nothing to check{way}'


def check_pull_request(job: Job, number: int, hub: Hub, *, ask: Gather | None = None, dry_run: bool = False) -> Outcome:
    """Read, judge and answer one pull request; raises `PrcheckError`."""
    pull = pulls.pull(hub, job.repository, number)
    if pull.state != "open":
        return Outcome(FINE, f"pull request {pull.number} is {'merged' if pull.merged else 'closed'}; nothing to check")
    material = gather(hub, pull, job.config)
    settings = replace(material.settings, fail_on=job.fail_on, offline=job.offline or material.settings.offline)
    judge = _judging(material, settings)
    report = judge(material.sides, ask)
    scene = replace(_scene(job, material), paths=frozenset(report.texts), rescue=_rescue(report, material, judge))
    summarised = runner.write_summary(job, page.job(report, scene)) if not dry_run else True
    code = FOUND if engine.fails(report, settings.fail_on) else FINE
    review = _plan(report, material, scene, job, judge)
    outcome = Outcome(code, report=report, review=review)
    if dry_run:
        return outcome
    posted = _posted(hub, job, material, review, partial(_summary, report, review, scene), summarised=summarised)
    if not posted.posted:
        return replace(outcome, code=FINE, note=posted.note)
    status = telling.status(hub, job, pull, report, posted.url, failed=code != FINE) if job.status else ""
    return replace(outcome, note="; ".join(note for note in (posted.note, status) if note))


def _posted(
    hub: Hub, job: Job, material: Material, review: Review, summarise: Summarise, *, summarised: bool
) -> posting.Outcome:
    """What came of posting; raises `GitHubError` where nothing could be written anywhere."""
    if job.review == "off":
        return posting.Outcome(posted=True)
    inline, fresh = job.review == "comments", bool(material.sides)
    try:
        return posting.publish(hub, material.pull, review, summarise, inline=inline, fresh=fresh)
    except GitHubError as error:
        if error.status not in MAY_NOT and not summarised:
            raise
        lead = READ_ONLY if error.status in MAY_NOT else "the review could not be posted"
        told = f"{lead}: {error.message}"
        return posting.Outcome(posted=True, note=told)


def _summary(report: Report, review: Review, scene: Scene, comments: Mapping[str, str], stale: Set[str]) -> str:
    """The summary with links to the inline comments by then there."""
    return summary(report, replace(review, ready=review.ready - stale), replace(scene, comments=comments))


def _plan(report: Report, material: Material, scene: Scene, job: Job, judge: Judge) -> Review:
    settings = material.settings.review
    blocking = settings.request_changes if job.request_changes is None else job.request_changes

    def after(texts: Mapping[str, str]) -> tuple[Finding, ...]:
        return judge([_with(side, texts[side.path], report) for side in material.sides], None).findings

    return plan(
        report,
        {side.path: side.ranges for side in material.sides},
        scene,
        config=configuration(job.config),
        limit=settings.max_comments,
        blocking=blocking,
        judge=after,
    )


def _with(side: Sides, text: str, report: Report) -> Sides:
    """A side with another text after the change."""
    if side.head is None or text == report.texts[side.path]:
        return side
    return patch.diff(None if side.base is None else normalise(side.base), text, side.path, side.old_path)


def _judging(material: Material, settings: Settings) -> Judge:
    """Judges the pull request's files, or those after other changes; what does not differ is read once."""
    memory = Memory()

    def judge(sides: Sequence[Sides], ask: Gather | None) -> Report:
        return material.judge(sides, settings, ask, memory)

    return judge


def _rescue(report: Report, material: Material, judge: Judge) -> str:
    """The change of the damaged lists without the damage, as a patch; "" where nothing or a renamed list is damaged."""
    hurt = {finding.path for finding in damage(report)}
    sides = [side for side in material.sides if side.path in hurt and side.base and side.head]
    if any(side.path != side.old_path for side in sides):  # the merge base has no file of this name to apply it to
        return ""
    return "".join(patch.write(without_damage(side, lambda one: judge([one], None))) for side in sides)


def _scene(job: Job, material: Material) -> Scene:
    repository = f"{job.server}/{job.repository}"
    return Scene(
        repository=repository,
        number=material.pull.number,
        head=material.pull.head,
        merge_base=material.merge_base,
        run=job.run,
        added=sum(len(side.touched) for side in material.sides),
        removed=sum(len(side.removed) for side in material.sides),
        elsewhere={name: (path, material.pull.branch) for name, (path, _) in material.tips.items()},
        project=job.project or f"{PROJECT}/blob/HEAD",
    )
