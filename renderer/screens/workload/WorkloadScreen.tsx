/** Workload. */
export const WorkloadScreen = () => <h1>Workload</h1>;
