/**
 * How the disks of servers become images. Knows addresses that take bytes, and nothing of who asked for them: an address is signed
 * by the controller and goes with the command.
 */
package org.ustack.agent.snapshot;
