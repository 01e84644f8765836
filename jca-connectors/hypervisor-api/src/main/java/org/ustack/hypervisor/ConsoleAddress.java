package org.ustack.hypervisor;

/** A TCP address on the node. */
public record ConsoleAddress(String host, int port) {}
