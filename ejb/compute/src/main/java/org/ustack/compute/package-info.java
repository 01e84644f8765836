/**
 * Servers, flavors and key pairs: Nova's model, the life cycle of a server, and the conversation with the agents.
 *
 * <p>Owns what a server is and what runs on it. Network, image, placement and quota are asked in the same transaction.
 */
package org.ustack.compute;
