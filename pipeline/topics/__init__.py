"""BERTopic proposes topics (foreslåtte temaer) from what the codebook does not catch. Only the report reads them."""
