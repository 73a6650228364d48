# The comparison of bench-pairing.mjs with scipy: places become columns, one more column a mentee stands for nobody.
# Prints {"matched", "cost", "ms"}; reading and building are not timed.
import json
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

data = np.fromfile(sys.argv[1], dtype=np.int32)
mentees, mentors, pairs = (int(x) for x in data[:3])
at = 3
capacity = data[at : at + mentors]
at += mentors
start = data[at : at + mentees + 1]
at += mentees + 1
mentor = data[at : at + pairs]
at += pairs
cost = data[at : at + pairs].astype(np.int64)

first = np.concatenate([[0], np.cumsum(capacity)])
if pairs == mentees * mentors:
    places = np.repeat(np.arange(mentors), capacity)
    matrix = cost.reshape(mentees, mentors)[:, places].astype(np.float64)
    begun = time.thread_time()
    rows, columns = linear_sum_assignment(matrix)
    ms = (time.thread_time() - begun) * 1000
    matched, total = len(rows), int(matrix[rows, columns].sum())
else:
    nobody = int(cost.max()) * (2 * mentees + 1) + 1
    counts = capacity[mentor]
    owner = np.repeat(np.repeat(np.arange(mentees), np.diff(start)), counts)
    offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    column = np.repeat(first[mentor], counts) + offset
    weight = np.repeat(cost, counts) + 1  # 0 would mean "no pair"
    everybody = np.arange(mentees)
    matrix = csr_matrix(
        (
            np.concatenate([weight, np.full(mentees, nobody)]).astype(np.float64),
            (np.concatenate([owner, everybody]), np.concatenate([column, first[-1] + everybody])),
        ),
        shape=(mentees, int(first[-1]) + mentees),
    )
    begun = time.thread_time()
    rows, columns = min_weight_full_bipartite_matching(matrix)
    ms = (time.thread_time() - begun) * 1000
    made = columns < first[-1]
    matched = int(made.sum())
    total = int(np.asarray(matrix[rows[made], columns[made]]).sum()) - matched
print(json.dumps({"matched": matched, "cost": total, "ms": ms}))
