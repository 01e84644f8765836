package org.ustack.qa.container;

import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** The simulator's controls, as any JMX client has them. */
final class Simulator {

    private static final String TEXT = String.class.getName();

    private Simulator() {}

    static String node() {
        return ((String[]) Server.managed("ustack:type=Simulator", "Nodes"))[0];
    }

    /** The verb fails that often as if the hypervisor did not answer. */
    static void silence(String verb, int times) {
        invoke("addFault", new Object[] {verb, "*", times, "FAIL", "UNREACHABLE", 0L}, new String[] {
            TEXT, TEXT, "int", TEXT, TEXT, "long"
        });
    }

    /** How often the faults that are set have struck. */
    static int faultsStruck() {
        int hits = 0;
        for (CompositeData fault : (CompositeData[]) invoke("listFaults", new Object[0], new String[0])) {
            hits += (Integer) fault.get("hits");
        }
        return hits;
    }

    static void clearFaults() {
        invoke("clearFaults", new Object[0], new String[0]);
    }

    static void cutConnections() {
        invoke("cutConnections", new Object[0], new String[0]);
    }

    /** The guest shuts itself down. */
    static void shutDown(String server) {
        invoke("shutDownDomain", new Object[] {node(), server}, new String[] {TEXT, TEXT});
    }

    /** The guest's process dies. */
    static void crash(String server) {
        invoke("crashDomain", new Object[] {node(), server}, new String[] {TEXT, TEXT});
    }

    private static Object invoke(String operation, Object[] arguments, String[] signature) {
        try {
            return Server.mbeans().invoke(new ObjectName("ustack:type=Simulator"), operation, arguments, signature);
        } catch (JMException e) {
            throw new IllegalStateException(operation, e);
        }
    }
}
