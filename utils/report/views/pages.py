"""What notebook 01 shows: pages with what was found and what is missing, their lines by role, their
comments, and how good the separation is where a person has checked it.

Every function is pure: it takes tables (or a study's name for a file) and gives safe HTML. Colours come
as classes (`role-body`, ...) for the exported report, and as styles for a notebook, which has no style
sheet of its own; the role is also written beside each line, so nothing is said by colour alone.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from utils.report.safe import Html, bdi, join, number, table, tag

CLAIM_ROLES = ("title", "body", "heading", "caption", "reference")
LONGEST = 160           # characters of a line shown; the rest is cut
LINES_SHOWN = 400       # lines of a page shown
COMMENTS_SHOWN = 60
Z = 1.959964            # normal quantile of a 95 % interval

# Role -> (group, background, bar). Four groups, told apart in greyscale too by the bar's darkness.
_ARTICLE, _AROUND, _READERS, _REST = "#0b6b3a", "#8a5a00", "#1f4e8c", "#8c8c8c"
_BACK = {_ARTICLE: "#eef7f0", _AROUND: "#fdf6e7", _READERS: "#edf3fb", _REST: "#f5f5f5"}
GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "the article": (_ARTICLE, ("title", "body", "heading", "caption", "reference")),
    "about the article": (_AROUND, ("byline", "credit", "reference_label", "hashtag", "engagement", "account_card",
                                    "page_time", "url", "section_label")),
    "its readers": (_READERS, ("comment_meta", "comment_text")),
    "not the article": (_REST, ("navigation", "disclaimer", "recommendation", "ad")),
}
_COLOUR = {role: colour for colour, roles in GROUPS.values() for role in roles}


# ------------------------------------------------------------------------------------------------------ the pages

def overview(pages: pd.DataFrame) -> Html:
    """One row per page: what was found. A dash says that the page shows none, or that none was found."""
    shown = pd.DataFrame({
        "page": pages["file"] + pages["record"].map(lambda n: f" [{n}]" if n else ""),
        "title": pages["title"],
        "account": pages["account"],
        "author": pages["author"],
        "published": [_when(row) for row in pages.to_dict("records")],
        "reads": pages["reads"],
        "comments": [_of(row["n_comments"], row["declared_comments"]) for row in pages.to_dict("records")],
        "copy of": pages["duplicate_of"].map(dict(zip(pages["page_id"], pages["file"]))),
        "what to know": pages["problems"],
    })
    return table(shown, caption="Pages, with what was found on each")


def _missing(value: object) -> bool:
    return value is None or bool(pd.isna(value))


def _when(row: dict) -> str | None:
    """The publication time, or the bounds that replace it."""
    if not _missing(row["published_at"]):
        return str(row["published_at"]).replace("T", " ").removesuffix("+08:00")
    early, late = row["published_not_before"], row["published_not_after"]
    if _missing(early) and _missing(late):
        return None
    return f"not printed; {'' if _missing(early) else early} … {'' if _missing(late) else late}".strip()


def _of(found: object, declared: object) -> str:
    """12 of 14: found comments, of those that the page declares."""
    return f"{found}" if _missing(declared) else f"{found} of {declared}"


def missing(pages: pd.DataFrame) -> Html:
    """How many pages lack each of the things that later stages use."""
    fields = ("title", "account", "published_at", "url", "reads", "declared_comments")
    rows = [{"what": field, "found on": int(pages[field].notna().sum()), "missing on": int(pages[field].isna().sum())}
            for field in fields]
    return table(pd.DataFrame(rows), caption=f"Of {len(pages)} pages")


def skipped(rows: pd.DataFrame) -> Html:
    """Inputs that could not be used, and why."""
    return table(rows[["file", "record", "problem", "detail"]], caption="Inputs that were not used")


def role_counts(lines: pd.DataFrame, pages: pd.DataFrame) -> Html:
    """Lines of each role (rows) on each page (columns)."""
    names = dict(zip(pages["page_id"], pages["file"]))
    counts = lines.assign(page=lines["page_id"].map(names)).pivot_table(
        index="role", columns="page", values="line", aggfunc="count", fill_value=0, observed=True)
    order = [role for _, roles in GROUPS.values() for role in roles if role in counts.index]
    shown = counts.loc[order].reset_index()
    shown.columns = [str(column) for column in shown.columns]
    return table(shown, caption="Lines by role")


# ------------------------------------------------------------------------------------------------------- the lines

def page_lines(pages: pd.DataFrame, lines: pd.DataFrame, files: Sequence[str] | None = None) -> Html:
    """Each page's lines, coloured by role, in a fold of its own; the first one open."""
    wanted = pages if files is None else pages[pages["file"].isin(list(files))]
    by_page = dict(list(lines.groupby("page_id", sort=False)))
    folds = [_fold(row, by_page.get(row["page_id"]), is_open=n == 0)
             for n, row in enumerate(wanted.to_dict("records"))]
    return tag("div", legend(), *folds, cls="roles")


def legend() -> Html:
    """What the colours stand for."""
    return tag("p", join((tag("span", name, cls="role-group", style=_style(colour)) for name, (colour, _) in
                          GROUPS.items()), " "))


def _style(colour: str) -> str:
    return f"background:{_BACK[colour]};border-left:4px solid {colour};padding:0 .4em;color:#1a1a1a"


def _fold(page: dict, lines: pd.DataFrame | None, *, is_open: bool) -> Html:
    rows = [] if lines is None else lines.head(LINES_SHOWN).to_dict("records")
    more = 0 if lines is None else len(lines) - len(rows)
    name = tag("summary", bdi(page["file"]), f" · {len(rows) + more} lines")
    body = tag("table", tag("tbody", join(_line(row) for row in rows)))
    return tag("details", name, body, tag("p", f"and {number(more)} more lines") if more else "", open=is_open)


def _line(row: dict) -> Html:
    colour = _COLOUR.get(row["role"], _REST)
    text = row["text"] if len(row["text"]) <= LONGEST else row["text"][:LONGEST] + "…"
    return tag("tr", tag("td", str(row["line"]), cls="num"), tag("td", row["role"], cls="role"),
               tag("td", bdi(text), cls=f"role-{row['role']}", style=_style(colour) + ";text-align:left"))


# ---------------------------------------------------------------------------------------------------- the comments

def threads(comments: pd.DataFrame, pages: pd.DataFrame, *, keep_names: bool = False) -> Html:
    """Comments with their replies, as a nested list for each page; names as numbers unless they may be kept."""
    folds = []
    for row in pages.to_dict("records"):
        own = comments[comments["page_id"] == row["page_id"]].head(COMMENTS_SHOWN).to_dict("records")
        if own:
            title = tag("summary", bdi(row["file"]), f" · {_of(row['n_comments'], row['declared_comments'])} comments",
                        f", {row['n_hidden']} hidden" if row["n_hidden"] else "")
            folds.append(tag("details", title, _tree(own, _names(own, keep_names)), open=not folds))
    return tag("div", *folds, cls="threads") if folds else tag("p", "No page shows comments.")


def _names(rows: Iterable[dict], keep: bool) -> dict[str, str]:
    """What each name is shown as: itself, or a number in order of appearance."""
    names = list(dict.fromkeys(row["author"] for row in rows if not _missing(row["author"])))
    return {name: name if keep else f"reader {n}" for n, name in enumerate(names, 1)}


def _tree(rows: Sequence[dict], names: dict[str, str]) -> Html:
    known = {row["comment_id"] for row in rows}
    children: dict[object, list[dict]] = {}
    for row in rows:
        parent = row["parent_id"] if not _missing(row["parent_id"]) and row["parent_id"] in known else None
        children.setdefault(parent, []).append(row)
    return _branch(children, None, names, 0)


def _branch(children: dict[object, list[dict]], parent: object, names: dict[str, str], depth: int) -> Html:
    items = [tag("li", _comment(row, names), _branch(children, row["comment_id"], names, depth + 1)
                 if row["comment_id"] in children and depth < 20 else "") for row in children.get(parent, ())]
    return tag("ul", *items, style="list-style:none;padding-left:1.4em;margin:.2em 0;text-align:left")


def _comment(row: dict, names: dict[str, str]) -> Html:
    name = "—" if _missing(row["author"]) else names[row["author"]]
    facts = [name, None if _missing(row["posted_text"]) else row["posted_text"],
             None if _missing(row["badge"]) else f"badge {row['badge']}",
             None if _missing(row["likes"]) else f"likes {row['likes']}",
             "the page's author" if row["by_page_author"] is True else None]
    return tag("p", tag("small", bdi(" · ".join(str(fact) for fact in facts if fact))), tag("br"), bdi(row["text"]),
               style="margin:.2em 0")


def references(rows: pd.DataFrame, pages: pd.DataFrame) -> Html:
    """The sources that pages cite themselves."""
    shown = rows.assign(page=rows["page_id"].map(dict(zip(pages["page_id"], pages["file"]))))
    return table(shown[["page", "outlet", "date", "title", "url"]], caption="Sources that the pages cite")


# ------------------------------------------------------------------------------------------------ how good it is

def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share, 0 to 1 (Wilson 1927). (0, 1) for n = 0."""
    if not n:
        return 0.0, 1.0
    share, z2 = right / n, Z * Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z / (1 + z2 / n) * (share * (1 - share) / n + z2 / (4 * n * n)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)


def quality(measured: pd.DataFrame) -> Html:
    """Precision, recall and F1 by role, on hand-checked lines (`pages.check_table`)."""
    return table(measured, headers=["role", "lines checked", "precision", "recall", "F1"],
                 caption="How good the separation is, on lines that a person labelled")


def mistakes(checked: pd.DataFrame) -> Html:
    """The hand-checked lines that were given another role."""
    wrong = checked[~checked["right"].astype(bool)]
    if not len(wrong):
        return tag("p", f"All {len(checked)} hand-checked lines were given the role that a person gave them."
                   if len(checked) else "No line of this study was checked by hand.")
    return table(wrong[["file", "line", "role", "given", "text"]], headers=["file", "line", "by hand", "given", "text"],
                 caption="Lines that were given another role than a person gave them")


def influence(checked: pd.DataFrame, lines: pd.DataFrame, comments: pd.DataFrame) -> Html:
    """How far errors of this stage could move the finding: computed from the hand-checked lines.

    Only two borders matter downstream: what stages 02 and 04 read as the page's own words, and what stage 03 reads
    as a comment. For each, the share of wrong lines among the checked ones, its 95 % interval, and what the upper
    end means for this study.
    """
    if not len(checked):
        return tag("p", "No line of this study was checked by hand (manual/line_roles.csv), so how far errors of this "
                        "stage could move the finding is not known.")
    own = _border(checked, lines, CLAIM_ROLES, "the page's own words")
    readers = _border(checked, lines, ("comment_text",), "comments")
    share = readers["worst"]
    sentence = (f"At worst (upper end of the interval), {number(round(own['worst'] * own['total']))} of "
                f"{number(own['total'])} lines are wrongly read as the page's own words or wrongly left out, and "
                f"{number(round(share * readers['total']))} of {number(readers['total'])} as comments or not. An "
                f"opinion share among the {number(len(comments))} comments could so move by at most "
                f"{share_text(_shift(share, readers, len(comments)))}.")
    shown = pd.DataFrame([{"border": one["name"], "lines checked": one["n"], "wrong": one["wrong"],
                           "share wrong": share_text(one["wrong"] / one["n"]),
                           "95 % interval": f"{share_text(one['low'])} to {share_text(one['worst'])}"}
                          for one in (own, readers)])
    return tag("div", table(shown, caption="Errors that would reach later stages"), tag("p", sentence))


def _border(checked: pd.DataFrame, lines: pd.DataFrame, roles: Sequence[str], name: str) -> dict:
    by_hand, given = checked["role"].isin(list(roles)), checked["given"].isin(list(roles))
    wrong = int((by_hand != given).sum())
    low, high = wilson(wrong, len(checked))
    return {"name": name, "n": len(checked), "wrong": wrong, "low": low, "worst": high, "total": len(lines)}


def _shift(share: float, border: dict, n_comments: int) -> float:
    """The most that a share among the comments can move when so many lines cross the border: all on one side."""
    wrong = share * border["total"]
    return min(1.0, wrong / (n_comments + wrong)) if n_comments + wrong else 0.0


def share_text(share: float) -> str:
    """A share of 0 to 1 in per cent, with one decimal."""
    return f"{100 * share:.1f} %"
