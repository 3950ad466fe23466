"""HiGHS as Debian's python3-scipy brings it, over every pair of an assignment: reads {problem, plan, reason,
secondsMax, wholeSecondsMax} from standard input, writes what it found to standard output.

Written from the words of the problem alone, not from the engine's tables, so that it also judges the plan it is given:
rules, cover and sum are counted anew here.
"""

import json
import resource
import sys
import time

import numpy as np
from scipy import __version__ as scipy_version
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_matrix, vstack

ABSENT = 10**9


def pair_tables(problem):
    """By item and expert: the best level among the item's fields, what the pair is worth, and whether it may be."""
    items, experts, weights = problem["items"], problem["experts"], problem["weights"]
    codes = sorted({code for item in items for code in item["fields"]})
    at = {code: place for place, code in enumerate(codes)}
    knows = np.zeros((len(codes), len(experts)), dtype=np.int32)
    for column, expert in enumerate(experts):
        for code, level in expert["fields"].items():
            if code in at:
                knows[at[code], column] = level
    regions = sorted({one["region"] for one in experts})
    lives = np.array([[one["region"] == region for one in experts] for region in regions])
    senior = np.array([one["senior"] for one in experts], dtype=np.int32)
    worth = np.array(weights["level"], dtype=np.int64)
    level = np.zeros((len(items), len(experts)), dtype=np.int32)
    utility = np.zeros((len(items), len(experts)), dtype=np.int64)
    for row, item in enumerate(items):
        known = knows[[at[code] for code in item["fields"]]]
        level[row] = known.max(axis=0)
        further = np.maximum(0, (known > 0).sum(axis=0) - 1)
        own = lives[[place for place, region in enumerate(regions) if region in item["regions"]]]
        elsewhere = ~own.any(axis=0)
        utility[row] = worth[level[row]] + weights["furtherField"] * further
        utility[row] += weights["senior"] * senior + weights["otherRegion"] * elsewhere
    open_pairs = level >= problem["rules"]["minLevel"]
    item_at = {item["id"]: place for place, item in enumerate(items)}
    expert_at = {expert["id"]: place for place, expert in enumerate(experts)}
    for pair in problem["forbidden"]:
        open_pairs[item_at[pair["item"]], expert_at[pair["expert"]]] = False
    return level, utility, open_pairs, item_at, expert_at


def judge(problem, plan, tables):
    """Counts the plan anew; a broken rule ends everything."""
    level, utility, open_pairs, item_at, expert_at = tables
    experts, rules, needs = problem["experts"], problem["rules"], problem["reviewsPerItem"]
    chosen = [[] for _ in problem["items"]]
    loads = [0] * len(experts)
    for pair in plan:
        item, expert = item_at[pair["item"]], expert_at[pair["expert"]]
        assert open_pairs[item, expert], "a pair that must not be"
        chosen[item].append(expert)
        loads[expert] += 1
    total, worst = 0, ABSENT
    for item, its in enumerate(chosen):
        assert len(set(its)) == needs, "not as many experts as the item needs"
        assert sum(experts[one]["senior"] for one in its) >= rules["seniorsPerItem"], "too few seniors"
        for key, limit in (("region", "maxSameRegion"), ("employer", "maxSameEmployer")):
            names = [experts[one][key] for one in its]
            most = max(names.count(name) for name in names)
            assert rules[limit] is None or most <= rules[limit], f"too many of one {key}"
        total += int(sum(utility[item, one] for one in its))
        worst = min(worst, int(sum(level[item, one] for one in its)))
    for load, expert in zip(loads, experts):
        assert expert["load"]["min"] <= load <= expert["load"]["max"], "a load beyond its limits"
    return total, worst


def rows_of(problem, tables):
    """Every rule as rows over all open pairs: what must be equal, what must be reached, what must not be passed."""
    level, _, open_pairs, _, _ = tables
    experts, rules, needs = problem["experts"], problem["rules"], problem["reviewsPerItem"]
    item, expert = np.nonzero(open_pairs)
    pairs, count, width = len(item), level.shape[0], level.shape[1]
    column = np.arange(pairs)

    def rows(row, weight, height):
        return coo_matrix((weight, (row, column)), shape=(height, pairs)).tocsr()

    ones = np.ones(pairs)
    reviews = (rows(item, ones, count), np.full(count, needs))
    loads = rows(expert, ones, width)
    least = [-loads, -np.array([one["load"]["min"] for one in experts])]
    most = [loads, np.array([one["load"]["max"] for one in experts])]
    senior = np.array([one["senior"] for one in experts], dtype=float)
    upper = [least, most]
    for key, limit in (("region", "maxSameRegion"), ("employer", "maxSameEmployer")):
        if rules[limit] is None:
            continue
        names = sorted({one[key] for one in experts})
        place = np.array([names.index(one[key]) for one in experts])
        matrix = rows(item * len(names) + place[expert], ones, count * len(names))
        # What no choice could break is left out.
        matrix = matrix[np.asarray(matrix.sum(axis=1)).ravel() > rules[limit]]
        upper.append([matrix, np.full(matrix.shape[0], rules[limit])])
    upper.append([-rows(item, senior[expert], count), np.full(count, -rules["seniorsPerItem"])])
    return item, expert, reviews, upper, -rows(item, level[item, expert].astype(float), count)


def solve(cost, reviews, upper, bound, seconds_max, whole=False):
    """`value` is what was reached, `bound` what no plan passes; both as sums of what is sought, not of its negative."""
    begun = time.monotonic()
    found = linprog(
        cost,
        A_ub=vstack([matrix for matrix, _ in upper], format="csc"),
        b_ub=np.concatenate([limit for _, limit in upper]),
        A_eq=reviews[0],
        b_eq=reviews[1],
        bounds=bound,
        method="highs" if whole else "highs-ds",
        integrality=np.ones(len(cost)) if whole else None,
        options={"time_limit": seconds_max, **({"mip_rel_gap": 0} if whole else {})},
    )
    ended = found.status == 0
    least = found.fun if ended and not whole else getattr(found, "mip_dual_bound", None)
    return {
        "ended": ended,
        "value": None if found.fun is None else float(found.fun),
        "bound": None if least is None or not np.isfinite(least) else float(least),
        "seconds": time.monotonic() - begun,
    }


def of_greatest(found):
    """What was found, where the negative of a sum was made least."""
    negative = {key: None if found[key] is None else -found[key] for key in ("value", "bound")}
    return {**found, **negative}


def with_shortfall(matrix, floors):
    """A column more for each item: by how much it misses its floor."""
    height, pairs = matrix.shape
    column = np.arange(height) + pairs
    extra = coo_matrix((-np.ones(height), (np.arange(height), column)), shape=(height, pairs + height))
    wide = coo_matrix(matrix)
    wide.resize(height, pairs + height)
    return (wide + extra).tocsr(), floors


def widened(matrix, more):
    wide = coo_matrix(matrix)
    wide.resize(matrix.shape[0], matrix.shape[1] + more)
    return wide.tocsr()


def cover_missed(reviews, upper, floors, next_cover, seconds_max):
    """
    How many levels all items together miss at least of the next cover: more than none, and no plan has it. Rules are
    added until that is so, loads first: what is missed under fewer rules is missed under all.
    """
    items, pairs = floors.shape
    missed = with_shortfall(floors, np.full(items, -next_cover))
    bounds = np.zeros((pairs + items, 2))
    bounds[:pairs, 1] = 1
    bounds[pairs:, 1] = np.inf
    cost = np.concatenate([np.zeros(pairs), np.ones(items)])
    wide = [(widened(matrix, items), limit) for matrix, limit in upper]
    seconds = 0
    for rules in (2, 3, len(wide)):
        kept = [*wide[:rules], missed]
        found = solve(cost, (widened(reviews[0], items), reviews[1]), kept, bounds, seconds_max - seconds)
        seconds += found["seconds"]
        if not found["ended"] or found["value"] > 1e-6:
            break
    return {**found, "seconds": seconds, "rules": min(rules, len(wide))}


def item_rows(problem, tables, row, next_cover):
    """The rules of one item over its open pairs, with so many levels at least."""
    level, _, open_pairs, _, _ = tables
    experts, rules, needs = problem["experts"], problem["rules"], problem["reviewsPerItem"]
    column = np.nonzero(open_pairs[row])[0]
    senior = [float(experts[one]["senior"]) for one in column]
    kept = [
        LinearConstraint(np.ones((1, len(column))), needs, needs),
        LinearConstraint(level[row, column].reshape(1, -1).astype(float), next_cover, np.inf),
        LinearConstraint(np.array([senior]), rules["seniorsPerItem"], np.inf),
    ]
    for key, limit in (("region", "maxSameRegion"), ("employer", "maxSameEmployer")):
        if rules[limit] is None:
            continue
        names = sorted({experts[one][key] for one in column})
        same = np.array([[float(experts[one][key] == name) for one in column] for name in names])
        same = same[same.sum(axis=1) > rules[limit]]
        if len(same) > 0:
            kept.append(LinearConstraint(same, -np.inf, rules[limit]))
    return column, kept


def cover_counted(problem, tables, reason, next_cover):
    """
    Whether these experts alone stand against the next cover: each item, by itself and in whole numbers, tells how many
    of them it cannot do without (or at most can take); together that is more than they may read (less than they must).
    """
    begun = time.monotonic()
    experts, dear = problem["experts"], reason["side"] == "over"
    group = set(reason["experts"])
    mine = np.array([float(one["id"] in group) for one in experts])
    asked, unable = 0, 0
    for row in range(len(problem["items"])):
        column, kept = item_rows(problem, tables, row, next_cover)
        cost = mine[column] if dear else -mine[column]
        found = milp(cost, constraints=kept, bounds=Bounds(0, 1), integrality=np.ones(len(column)))
        if found.status == 2:
            unable += 1
            continue
        assert found.status == 0, found.message
        # What the solver proved, not what it found; a count is whole.
        asked += int(np.ceil(found.mip_dual_bound - 1e-6)) * (1 if dear else -1)
    limit = "max" if dear else "min"
    allowed = sum(one["load"][limit] for one in experts if one["id"] in group)
    proved = unable > 0 or (asked > allowed if dear else asked < allowed)
    seconds = time.monotonic() - begun
    return {"proved": proved, "asked": asked, "allowed": allowed, "unable": unable, "seconds": seconds}


def main():
    given = json.load(sys.stdin)
    problem = given["problem"]
    tables = pair_tables(problem)
    total, worst = judge(problem, given["plan"], tables)
    item, expert, reviews, upper, floors = rows_of(problem, tables)
    items, pairs = floors.shape
    gain = -tables[1][item, expert].astype(float)
    kept = [*upper, (floors, np.full(items, -worst))]
    answer = {"scipy": scipy_version, "total": total, "worst": worst, "pairs": pairs}
    answer["rows"] = items + sum(matrix.shape[0] for matrix, _ in kept)
    answer["sum"] = of_greatest(solve(gain, reviews, kept, (0, 1), given["secondsMax"]))
    reason = given["reason"]
    if reason is not None and reason["kind"] == "loads":
        answer["counted"] = cover_counted(problem, tables, reason, worst + 1)
    if not answer.get("counted", {"proved": False})["proved"]:
        answer["cover"] = cover_missed(reviews, upper, floors, worst + 1, given["secondsMax"])
    if given["wholeSecondsMax"] > 0:
        answer["whole"] = of_greatest(solve(gain, reviews, kept, (0, 1), given["wholeSecondsMax"], whole=True))
    answer["memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    json.dump(answer, sys.stdout)


main()
