/**
 * What an agent sees of a hypervisor, whichever it is. No type of libvirt, JCA's SPI or the simulator crosses this border.
 */
package org.ustack.hypervisor;
