"""Arguments: the reservation, the requested change and the reason in what a sender says, each with its own address."""
