import { storyFile } from '../story-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => storyFile(event, 'docx');
