"""Summary: each sender's view of each measure, the view of the whole, themes by sender, gaps and the accounting."""
