package org.ustack.hypervisor;

/**
 * What UStack writes into a domain's own metadata.
 *
 * @param operation id of the last operation that was done on the domain
 * @param sequence number of that operation
 */
public record DomainStamp(String operation, long sequence) {}
