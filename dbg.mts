import { readFileSync } from 'node:fs';
import { openImage } from './src/parsers/image/load-raster.ts';
import { scanSheet, halfTurned, quarterTurned } from './src/parsers/ocr/scan-sheet.ts';
import { scanLayout } from './src/parsers/ocr/scan-layout.ts';
import { cutOut } from './src/parsers/ocr/cut-out.ts';
import { createOcrEngine } from './src/parsers/ocr/create-engine.ts';
import { beliefInProbes } from './src/parsers/ocr/probe-belief.ts';
import { inkOf, otsuThreshold } from './src/parsers/ocr/ink.ts';
import { inkPieces } from './src/parsers/ocr/ink-pieces.ts';
import { runsAcross, textHeight } from './src/parsers/ocr/text-height.ts';
const engine=await createOcrEngine();
for (const f of process.argv.slice(2)){
const raster=await (await openImage(readFileSync(f),false)).load(1) as any;
let sheet=scanSheet(raster);
console.log(f,raster.dpi,raster.width,raster.height,'sheet',sheet.image.width,sheet.image.height,sheet.dpi);
const {pieces}=inkPieces(inkOf(sheet.image,otsuThreshold(sheet.image)));const em=textHeight(pieces,sheet.dpi);console.log('em',em,'runs',runsAcross(pieces,em));
for(let q=0;q<4;q++){const layout=scanLayout(sheet);
 const all=[...layout.lines,...layout.tables.flatMap((t:any)=>t.cells.flatMap((c:any)=>c.lines))];
 const len=(l:any)=>(l.box.x1-l.box.x0)/(l.box.y1-l.box.y0);
 const lines=all.filter(l=>l.box.y1-l.box.y0>.7*layout.em).filter(l=>len(l)>=3&&len(l)<=15);
 const step=Math.max(1,Math.floor(lines.length/5));const probes=lines.filter((_,i)=>i%step===0).slice(0,5);
 const rec=await engine.recognise(probes.map(l=>cutOut(sheet,layout,l)));
 console.log(q,lines.length,beliefInProbes(probes.map((l,i)=>({room:len(l),reading:rec[i].free}))),rec.map((r,i)=>r.free.text+'/'+len(probes[i]).toFixed(1)).join(' | '));
 sheet=q===1?quarterTurned(sheet):halfTurned(sheet);
}}
process.exit(0);
