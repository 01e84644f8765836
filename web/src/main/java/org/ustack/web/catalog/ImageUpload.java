package org.ustack.web.catalog;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.ustack.image.ImageContent;
import org.ustack.kernel.CloudException;
import org.ustack.web.access.Caller;
import org.ustack.web.access.Work;
import org.ustack.web.text.Words;

/**
 * Takes the bytes of an image from a page as they are, into the store and past the page's own state: {@code POST
 * /image-data?id=…}. The session is the proof of who sends them, and the filters before it turn away what another site sends.
 * Answers 204, or the status of the API with a sentence for the reader.
 */
@WebServlet("/image-data")
public class ImageUpload extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String BYTES = "application/octet-stream";
    private static final String RULE = "upload_image";

    @Inject
    transient ImageContent content;

    @Inject
    transient Caller caller;

    @Inject
    transient Work work;

    @Inject
    transient Words words;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!BYTES.equals(request.getContentType())) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        String id = request.getParameter("id");
        InputStream bytes = request.getInputStream();
        long length = request.getContentLengthLong();
        boolean inProject = caller.context().projectId() != null;
        Work.Outcome<Boolean> outcome = work.attempt(caller.context(), RULE, inProject, context -> {
            content.upload(context, id, bytes, length < 0 ? null : length);
            return true;
        });
        if (outcome.refusal() == null) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            refuse(response, outcome.refusal());
        }
    }

    private void refuse(HttpServletResponse response, CloudException refusal) throws IOException {
        response.setStatus(refusal.code().kind().httpStatus());
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(words.of(refusal));
    }
}
