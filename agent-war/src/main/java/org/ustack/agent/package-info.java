/**
 * The agent of a node: turns commands into domains, disks and network devices, and reports what it sees.
 *
 * <p>It has no database and never asks the controller back: a command carries everything, and an unacknowledged message
 * is the journal. Every handler looks at the host before it acts, so that a repeated command, or one that a crash cut
 * short, ends in the same state and the same event. What must outlive the process and cannot be read from the
 * hypervisor lies in the instance's folder, never in memory alone.
 */
package org.ustack.agent;
