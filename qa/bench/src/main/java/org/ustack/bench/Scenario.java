package org.ustack.bench;

/** One thing to measure. */
interface Scenario {

    void run(Cloud cloud, Report report) throws Exception;
}
