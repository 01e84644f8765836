/**
 * One handler per command. Each looks at the domain and its stamp first, does what is missing, and returns the event that
 * tells how it is now; a second delivery therefore ends in the same event. A handler throws only where it cannot tell what
 * the node has, and the message comes again.
 *
 * <p>Stamps: while an operation is under way the domain carries its id with the sequence before its own; when it is done,
 * its id with its own sequence. A command whose sequence is lower than the stamp's is late and is dropped.
 */
package org.ustack.agent.command;
