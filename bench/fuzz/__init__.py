"""A byte-level fuzzer: bytes of any kind go in, a report or a `PrcheckError` must come out."""
