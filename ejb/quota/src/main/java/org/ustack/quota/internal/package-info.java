/** The session bean of the quota module and its SQL. */
package org.ustack.quota.internal;
