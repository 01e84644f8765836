package org.ustack.compute.domain;

/** Where a server stands. @param agent that serves the node; @param zone of the node */
public record Place(String node, String agent, String zone) {}
