"""Keywords of the Chinese pages in a file of Common Crawl's texts (WET), as Parquet.

    python wet_keywords.py CC-MAIN-….warc.wet.gz keywords.parquet

Memory does not depend on the file's size.
"""

import sys
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.archiveiterator import ArchiveIterator

import zhaiyao

SCHEMA = pa.schema({"url": pa.string(), "text": pa.binary()})
ROWS = 1024


def pages(path: str) -> Iterator[dict[str, object]]:
    """Pages whose first language is Chinese, as Common Crawl has found out."""
    with open(path, "rb") as file:
        for record in ArchiveIterator(file):
            headers = record.rec_headers
            languages = headers.get_header("WARC-Identified-Content-Language") or ""
            if record.rec_type == "conversion" and languages.split(",")[0] == "zho":
                url = headers.get_header("WARC-Target-URI")
                yield {"url": url, "text": record.content_stream().read()}


def batches(path: str) -> Iterator[pa.RecordBatch]:
    rows: list[dict[str, object]] = []
    for page in pages(path):
        rows.append(page)
        if len(rows) == ROWS:
            yield pa.RecordBatch.from_pylist(rows, SCHEMA)
            rows = []
    yield pa.RecordBatch.from_pylist(rows, SCHEMA)


def main(source: str, target: str) -> None:
    reader = pa.RecordBatchReader.from_batches(SCHEMA, batches(source))
    found = zhaiyao.analyze_arrow(reader, columns="keywords")
    names = [name for name in found.schema.names if name != "text"]
    with pq.ParquetWriter(target, pa.schema([found.schema.field(name) for name in names])) as writer:
        for batch in found:
            writer.write_batch(batch.select(names))


if __name__ == "__main__":
    main(*sys.argv[1:])
