/**
 * A hypervisor in memory: any number of nodes in one adapter, domains that obey the rules of the real ones and survive
 * the server, and a plan of faults. It moves no data: a simulated guest has neither disk nor network.
 */
package org.ustack.simulator;
