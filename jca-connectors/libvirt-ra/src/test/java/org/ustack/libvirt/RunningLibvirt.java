package org.ustack.libvirt;

import java.nio.file.Path;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.fixture.SmallContainer;
import org.ustack.hypervisor.fixture.SmallPool;

/** The adapter as a container would run it, with its listener. */
final class RunningLibvirt implements AutoCloseable {

    private final SmallContainer container = new SmallContainer();
    private final LibvirtResourceAdapter adapter = new LibvirtResourceAdapter();
    private final LibvirtManagedConnectionFactory connections = new LibvirtManagedConnectionFactory();
    private final SmallPool pool = new SmallPool();

    RunningLibvirt(String uri, Path directory, String domainType) throws Exception {
        adapter.setUri(uri);
        adapter.setNode("node-1");
        adapter.setDomainType(domainType);
        adapter.setDirectory(directory.toString());
        adapter.start(container);
        adapter.endpointActivation(container, new LibvirtActivationSpec());
        connections.setResourceAdapter(adapter);
    }

    HypervisorConnectionFactory factory() {
        return (HypervisorConnectionFactory) connections.createConnectionFactory(pool);
    }

    SmallPool pool() {
        return pool;
    }

    SmallContainer container() {
        return container;
    }

    LibvirtManagedConnectionFactory connections() {
        return connections;
    }

    @Override
    public void close() {
        adapter.stop();
        container.close();
    }
}
