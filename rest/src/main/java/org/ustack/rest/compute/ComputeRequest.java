package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.ustack.kernel.RequestContext;
import org.ustack.rest.common.CurrentRequest;

/** What the compute API knows of the request in hand besides its caller: microversion and form of the URL. */
@RequestScoped
public class ComputeRequest {

    @Inject
    CurrentRequest current;

    private Microversion version = Microversion.MIN;
    private String urlProject;

    public void negotiated(Microversion negotiated) {
        this.version = negotiated;
    }

    public void addressedProject(String projectId) {
        this.urlProject = projectId;
    }

    public Microversion version() {
        return version;
    }

    /** The project id that stood in the path, or null. */
    public String urlProject() {
        return urlProject;
    }

    public RequestContext caller() {
        return current.context();
    }

    public Links links() {
        return new Links(current.baseUrl() + "/compute", urlProject);
    }
}
