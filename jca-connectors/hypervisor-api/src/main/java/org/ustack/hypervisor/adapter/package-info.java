/**
 * What the resource adapters have in common of JCA's outbound and inbound contracts. It stays out of the agents' sight:
 * they know {@link org.ustack.hypervisor} alone.
 */
package org.ustack.hypervisor.adapter;
