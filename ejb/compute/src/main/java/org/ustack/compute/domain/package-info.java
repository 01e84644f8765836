/** Entities of compute and the life cycle of a server; they never leave the module. */
package org.ustack.compute.domain;
