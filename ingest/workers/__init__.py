"""Files read in processes of their own, within limits of memory and time: what ends one process is one file's error."""
