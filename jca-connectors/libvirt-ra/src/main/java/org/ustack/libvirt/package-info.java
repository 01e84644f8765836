/**
 * The resource adapter over libvirt: QEMU first, and whatever else libvirt's URIs reach. No type of libvirt or JNA leaves
 * this package.
 */
package org.ustack.libvirt;
