/** One class a preference among the nodes that can take a server. Pure functions. */
package org.ustack.placement.internal.weigher;
