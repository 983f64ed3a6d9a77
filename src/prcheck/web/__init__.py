"""What an address and a server's answer tell, without a socket: addresses, answers, verdicts, the way of a link."""
