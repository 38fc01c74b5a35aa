"""Commands of what one area tells another. Jobs call those of ``carrying``; the others put the jobs in the queue."""
