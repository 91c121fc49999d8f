import { route } from "@react-router/dev/routes";

export const jobRoutes = [route("jobs", "features/jobs/jobs.tsx"), route("jobs/:id", "features/jobs/job.tsx")];
