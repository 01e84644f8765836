/**
 * The messages between controller and agents: records with a version, each with a golden JSON file beside its test.
 *
 * <p>A command carries all that the agent needs; the agent never asks back and has no database. Adding an optional field
 * keeps the version; anything else is a new version that both sides read for one release.
 */
package org.ustack.contract;
