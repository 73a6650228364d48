/** The plan of a year: made of a template, or read from a file of last year. */
import { createRoadmap } from '../commands/create-roadmap';
import { readPlanCommand } from '../commands/read-plan';
import { offer } from '../parts';

const roadmap = { createRoadmap, readPlan: readPlanCommand };

export type RoadmapPart = typeof roadmap;

offer('roadmap', roadmap);
