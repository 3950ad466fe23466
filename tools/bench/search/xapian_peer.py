"""Indexes the terms of the benchmark in Xapian and measures its questions. Task on stdin, result on stdout, as JSON."""
import json
import os
import sys
import time
from collections import Counter

import xapian

task = json.load(sys.stdin)
path = os.path.join(task["folder"], "xapian")
begun = time.perf_counter()
database = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OVERWRITE | xapian.DB_NO_SYNC)
for name in task["files"]:
    with open(name, encoding="utf-8") as file:
        for line in file:
            _, title, text, audience = line.rstrip("\n").split("\t")
            document = xapian.Document()
            # Xapian has no fields of its own weight: a term of the title counts as more occurrences.
            counts = Counter(text.split(" "))
            for term in title.split(" "):
                counts[term] += 2
            for term, count in counts.items():
                document.add_term(term[:240], count)
            for key in audience.split(" "):
                document.add_boolean_term("XA" + key)
            database.add_document(document)
database.commit()
build_seconds = time.perf_counter() - begun
database.close()

database = xapian.Database(path)
enquire = xapian.Enquire(database)
allowed = xapian.Query(xapian.Query.OP_OR, ["XA" + key for key in task["audience"]])
each, each_cpu, hits = [], [], []
for question in task["questions"]:
    groups = [xapian.Query(xapian.Query.OP_OR, [term[:240] for term in group]) for group in question]
    query = xapian.Query(xapian.Query.OP_FILTER, xapian.Query(xapian.Query.OP_AND, groups), allowed)
    started, used = time.perf_counter(), time.process_time()
    enquire.set_query(query)
    # Looking at all of them makes the number exact.
    found = enquire.get_mset(0, 20, database.get_doccount())
    each.append((time.perf_counter() - started) * 1000)
    each_cpu.append((time.process_time() - used) * 1000)
    hits.append(found.get_matches_estimated())
json.dump(
    {
        "each": each,
        "eachCpu": each_cpu,
        "hits": hits,
        "buildSeconds": build_seconds,
        "version": xapian.version_string(),
    },
    sys.stdout,
)
