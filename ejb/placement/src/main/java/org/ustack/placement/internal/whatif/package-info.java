/**
 * Placement as an experiment: a world that can be changed freely, servers placed in it one after the other, and the search for
 * the cheapest change that makes all of them fit. Pure; knows no database and claims nothing.
 */
package org.ustack.placement.internal.whatif;
