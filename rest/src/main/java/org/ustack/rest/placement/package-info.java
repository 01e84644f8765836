/**
 * OpenStack's placement API 1.0 to 1.39, for reading: nodes as resource providers, claims as allocations, and which of them could take
 * more. What would write is not there (405), since servers are given their places by the compute service alone.
 */
package org.ustack.rest.placement;
