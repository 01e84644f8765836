package org.ustack.network;

/** An address or block that a port may also send from. */
public record AddressPair(String address, String mac) {}
