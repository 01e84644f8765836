/** Entities of placement; they never leave the module. */
package org.ustack.placement.domain;
