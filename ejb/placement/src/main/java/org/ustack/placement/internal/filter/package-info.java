/** One class a rule: which nodes cannot take a server, each with its reason. Pure functions. */
package org.ustack.placement.internal.filter;
