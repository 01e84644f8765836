package org.ustack.network;

/** Addresses from which ports get theirs, both ends included. */
public record Pool(String start, String end) {}
