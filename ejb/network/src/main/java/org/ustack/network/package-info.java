/**
 * Networks, subnets, ports and security groups: Neutron v2.0's model, and the specifications that nodes get of it.
 *
 * <p>Owns addresses: none is handed out twice. Refuses to know servers; a port only carries the id of the device it is for.
 */
package org.ustack.network;
