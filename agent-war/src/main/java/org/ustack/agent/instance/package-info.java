/**
 * What an instance has on the node's file system: {@code <state-dir>/instances/<server>/} with its disks, config drive,
 * console log, {@code guest.json} (what the metadata service tells the guest) and one {@code nic-<port>.json} per port.
 * Written by rename, so that a crash leaves the old or the new file, never half of one.
 */
package org.ustack.agent.instance;
