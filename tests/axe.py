"""axe-core on an open page, as the accessibility tests ask it."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(v => v.nodes.map(node =>
    `${v.id}: ${node.target.join(' ')}: ${node.html.slice(0, 150)}: ${node.failureSummary.slice(0, 250)}`)))"""


def axe_faults(page, where: str, rules: list[str] = TAGS) -> list[str]:
    """What axe finds against the rules, one line each."""
    found = page.evaluate(_RUN, rules)
    return [f"{where}: {' '.join(fault.split())}" for fault in found]
