/**
 * Nodes, what is claimed of them, and the decision which node a server goes to.
 *
 * <p>Owns capacity. Every decision is stored with its reasons. Refuses to know how a server is made.
 */
package org.ustack.placement;
