package org.ustack.network;

/** An option that DHCP hands to one port. */
public record DhcpOption(String name, String value, int ipVersion) {}
