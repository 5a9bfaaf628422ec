#!/usr/bin/env python3
"""Merge jieba's dict.txt and idf.txt into words.tsv, the table that the build script compiles into the binary.

    merge.py DICT.TXT IDF.TXT > words.tsv

One word a line: word, frequency (0: in idf.txt only), tag ("-": none), IDF in hundredths (0: not in idf.txt).
Sorted by the words' UTF-8 bytes.
"""
import sys

entries = {}
for line in open(sys.argv[1], encoding="utf-8"):
    word, frequency, tag = line.split()
    entries[word] = [int(frequency), tag, 0]
for line in open(sys.argv[2], encoding="utf-8"):
    word, idf = line.split()
    entries.setdefault(word, [0, "-", 0])[2] = round(float(idf) * 100)
for word in sorted(entries, key=lambda w: w.encode()):
    print(word, *entries[word], sep="\t")
