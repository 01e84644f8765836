package org.ustack.hypervisor.adapter;

import jakarta.resource.spi.ConnectionRequestInfo;

/**
 * What a caller asks the pool for.
 *
 * @param uri of the hypervisor: connections to another one do not match
 * @param node whose domains the handle works on; any physical connection to the URI will do
 */
public record ConnectionTarget(String uri, String node) implements ConnectionRequestInfo {}
