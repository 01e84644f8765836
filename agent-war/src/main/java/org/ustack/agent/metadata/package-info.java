/**
 * What a guest may read about itself: the OpenStack and EC2 trees, served at 169.254.169.254 and written to config drives.
 *
 * <p><b>How a request finds its guest.</b> One HTTP server per node listens on the first address of
 * {@code ustack.agent.metadata-links}, an address that exists on this node's loopback device only. A virtual machine for
 * Java cannot enter a network namespace, and guests of two networks may have the same address; so the DHCP namespace of
 * each network, which alone knows the guest's own address, rewrites the request: the destination becomes the server's
 * address, and the source becomes an address that stands for exactly one port of this node, taken from the same range and
 * kept in the port's record. The server looks the source address up and nothing else: no header is believed. A source
 * that the namespace does not know is dropped there; the node's filter drops anything for the server that does not come
 * out of a namespace; and the anti-spoofing rules keep a guest from using its neighbour's address. So a guest can read
 * its own tree and no other, no relay process runs per network, and the link survives a restart of the agent.
 */
package org.ustack.agent.metadata;
